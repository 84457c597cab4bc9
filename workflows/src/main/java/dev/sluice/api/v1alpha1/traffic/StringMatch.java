package dev.sluice.api.v1alpha1.traffic;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import org.jspecify.annotations.Nullable;

/** A test of a text; a valid one sets exactly one field (spec 1.4). */
@ApiRecord
public record StringMatch(
        @Doc("The whole text.") @Nullable String exact,
        @Doc("Its beginning.") @Nullable String prefix,
        @Doc("A regular expression.") @Nullable String regex) {}

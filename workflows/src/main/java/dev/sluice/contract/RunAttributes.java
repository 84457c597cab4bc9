package dev.sluice.contract;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** The search attributes of a run, where its Temporal namespace knows them. */
public final class RunAttributes {
    public static final SearchAttributeKey<String> NAMESPACE = SearchAttributeKey.forKeyword("SluiceNamespace");
    public static final SearchAttributeKey<String> NAME = SearchAttributeKey.forKeyword("SluiceName");
    public static final SearchAttributeKey<String> KIND = SearchAttributeKey.forKeyword("SluiceKind");
    public static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("SluicePhase");
    public static final SearchAttributeKey<String> VERDICT = SearchAttributeKey.forKeyword("SluiceVerdict");
    public static final SearchAttributeKey<List<String>> IMAGE = SearchAttributeKey.forKeywordList("SluiceImage");

    /** All of them, as they are to be registered. */
    public static final List<SearchAttributeKey<?>> ALL = List.of(NAMESPACE, NAME, KIND, PHASE, VERDICT, IMAGE);

    private RunAttributes() {}
}

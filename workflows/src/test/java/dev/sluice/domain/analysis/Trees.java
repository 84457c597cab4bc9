package dev.sluice.domain.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.json.Json;

/** JSON trees from texts in which single quotes stand for double ones. */
public final class Trees {
    private Trees() {}

    public static Json.Obj of(String text) {
        try {
            return WireMapper.create().readValue(text.replace('\'', '"'), Json.Obj.class);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(text, noJson);
        }
    }
}

package dev.sluice.worker;

import io.temporal.api.enums.v1.IndexedValueType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The search attributes that runs carry, as a server has to know them. */
final class SearchAttributeTypes {
    static final SequencedMap<String, IndexedValueType> ALL = all();

    private SearchAttributeTypes() {}

    private static SequencedMap<String, IndexedValueType> all() {
        SequencedMap<String, IndexedValueType> types = new LinkedHashMap<>();
        types.put("SluiceNamespace", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        types.put("SluiceName", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        types.put("SluiceKind", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        types.put("SluicePhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        types.put("SluiceVerdict", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        types.put("SluiceImage", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST);
        return Collections.unmodifiableSequencedMap(types);
    }
}

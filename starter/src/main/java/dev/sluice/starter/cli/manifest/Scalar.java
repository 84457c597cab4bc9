package dev.sluice.starter.cli.manifest;

import dev.sluice.domain.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a plain YAML value is in JSON, as kubectl has it: {@code yes} is true, {@code 010} is eight, a date is text. */
final class Scalar {
    private static final int LONGEST_NUMBER = 64;
    private static final List<String> TRUE = List.of("true", "yes", "on");
    private static final Pattern WHOLE = Pattern.compile("([-+]?)(0b|0x|0o|0(?=.))?([0-9a-fA-F]+)");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,9})?");

    private Scalar() {}

    static Json read(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return Json.NULL;
        }
        if (tag.equals(Tag.BOOL)) {
            return Json.of(TRUE.contains(text.toLowerCase(Locale.ROOT)));
        }
        if (tag.equals(Tag.INT) && text.length() <= LONGEST_NUMBER) {
            return whole(text);
        }
        return tag.equals(Tag.FLOAT)
                        && text.length() <= LONGEST_NUMBER
                        && DECIMAL.matcher(text).matches()
                ? new Json.Num(new BigDecimal(text))
                : Json.of(text);
    }

    private static Json whole(String text) {
        Matcher parts = WHOLE.matcher(text.replace("_", ""));
        return parts.matches()
                ? new Json.Num(new BigDecimal(new BigInteger(parts.group(1) + parts.group(3), radix(parts.group(2)))))
                : Json.of(text);
    }

    private static int radix(@Nullable String prefix) {
        if (prefix == null) {
            return 10;
        }
        return switch (prefix) {
            case "0b" -> 2;
            case "0x" -> 16;
            default -> 8;
        };
    }
}

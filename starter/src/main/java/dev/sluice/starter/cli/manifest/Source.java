package dev.sluice.starter.cli.manifest;

import dev.sluice.domain.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A text with any number of documents, in YAML or JSON.
 *
 * @param name as messages have it
 */
public record Source(String name, String text) {
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int MOST_ALIASES = 1_000;
    private static final int DEEPEST = 100;
    private static final String STANDARD_INPUT = "-";
    private static final Pattern SLASH = Pattern.compile("(?<!\\\\)((?:\\\\{2})*+)\\\\/");

    /**
     * Reads a file, or standard input by the name {@code -}.
     *
     * @throws Unreadable when there is none, or it is no text in UTF-8, or larger than 16 MiB
     */
    public static Source read(String file, InputStream standardInput) {
        try (InputStream in = file.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Unreadable(file, "is larger than 16 MiB");
            }
            return new Source(
                    file,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException binary) {
            throw new Unreadable(file, "is not text in UTF-8");
        } catch (IOException | IllegalArgumentException missing) {
            throw new Unreadable(file, "cannot be read");
        }
    }

    /**
     * The documents; empty ones are left out.
     *
     * @throws Unreadable when the text is neither YAML nor JSON, a field is given twice, or something is without measure
     */
    public List<Located> documents() {
        NodeReader reader = new NodeReader(name);
        List<Located> documents = new ArrayList<>();
        try {
            Composer nodes = composer();
            while (nodes.checkNode()) {
                Node node = nodes.getNode();
                Located document = reader.read(node);
                if (!document.value().equals(Json.NULL)) {
                    documents.add(document);
                }
            }
        } catch (MarkedYAMLException broken) {
            throw new Unreadable(name, place(broken), told(String.valueOf(broken.getProblem())));
        } catch (YAMLException broken) {
            throw new Unreadable(name, told(String.valueOf(broken.getMessage())));
        }
        return documents;
    }

    private Composer composer() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        return new Composer(new ParserImpl(new StreamReader(spaced()), options), new Resolver(), options);
    }

    /** JSON may be indented by tabs, and holds them nowhere else; and has an escape for a slash, that needs none. */
    private String spaced() {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[")
                ? SLASH.matcher(text.replace('\t', ' ')).replaceAll("$1/")
                : text;
    }

    private static Position place(MarkedYAMLException broken) {
        return broken.getProblemMark() == null ? Position.START : NodeReader.position(broken.getProblemMark());
    }

    private static String told(String problem) {
        return problem.lines().findFirst().orElse("is not YAML");
    }
}

package dev.sluice.starter.view;

import dev.sluice.starter.view.TextTable.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes a {@link RolloutView} as text (spec 7.3, exact): a head of labelled lines, and the tree of its objects. */
public final class RolloutTree {
    private static final String TEE = "├──";
    private static final String CORNER = "└──";
    private static final String BAR = "│  ";
    private static final String BLANK = "   ";

    private final boolean coloured;

    /** @param coloured whether signs carry the colour codes of a terminal */
    public RolloutTree(boolean coloured) {
        this.coloured = coloured;
    }

    /**
     * The whole screen, each line ended by a line feed.
     *
     * @param now ages are counted up to here
     */
    public String text(RolloutView view, Instant now) {
        return head(view) + "\n" + tree(view, now);
    }

    private String head(RolloutView view) {
        StringBuilder out = new StringBuilder();
        line(out, "Name:", view.name());
        line(out, "Namespace:", view.namespace());
        line(
                out,
                "Status:",
                Icon.ofPhase(view.phase().phase()).paint(coloured) + " "
                        + view.phase().phase());
        if (!view.phase().message().isEmpty()) {
            line(out, "Message:", view.phase().message());
        }
        line(out, "Strategy:", view.strategy().word());
        if (view.strategy() instanceof RolloutView.Strategy.Canary canary) {
            line(out, "  Step:", canary.step());
            line(out, "  SetWeight:", canary.setWeight());
            line(out, "  ActualWeight:", canary.actualWeight());
        }
        String label = "Images:";
        for (RolloutView.ImageUse use : view.images()) {
            line(
                    out,
                    label,
                    use.tags().isEmpty() ? use.image() : use.image() + " (" + String.join(", ", use.tags()) + ")");
            label = "";
        }
        replicas(out, view.replicas());
        return out.toString();
    }

    private static void replicas(StringBuilder out, RolloutView.Replicas replicas) {
        line(out, "Replicas:", "");
        line(out, "  Desired:", replicas.desired());
        line(out, "  Current:", replicas.current());
        line(out, "  Updated:", replicas.updated());
        line(out, "  Ready:", replicas.ready());
        line(out, "  Available:", replicas.available());
    }

    private static void line(StringBuilder out, String label, Object value) {
        out.append("%-17s%s".formatted(label, value).stripTrailing()).append('\n');
    }

    /**
     * The tree without the head, each line ended by a line feed.
     *
     * @param now ages are counted up to here
     */
    public String tree(RolloutView view, Instant now) {
        TextTable table = new TextTable().row("NAME", "KIND", "STATUS", "AGE", "INFO");
        String phase = view.phase().phase();
        Node.State state = new Node.State(Icon.ofPhase(phase), phase);
        row(table, "", new Node(Node.Kind.Rollout, view.name(), state, view.created(), List.of(), List.of()), now);
        List<RolloutView.Revision> revisions = view.revisions();
        for (int i = 0; i < revisions.size(); i++) {
            boolean last = i == revisions.size() - 1;
            table.row((last ? CORNER : TEE) + "# revision:" + revisions.get(i).number());
            branches(table, last ? BLANK : BAR, revisions.get(i).children(), now);
        }
        return table.text();
    }

    private void branches(TextTable table, String indent, List<Node> nodes, Instant now) {
        for (int i = 0; i < nodes.size(); i++) {
            boolean last = i == nodes.size() - 1;
            row(table, indent + (last ? CORNER : TEE), nodes.get(i), now);
            branches(table, indent + (last ? BLANK : BAR), nodes.get(i).children(), now);
        }
    }

    private void row(TextTable table, String prefix, Node node, Instant now) {
        table.painted(List.of(
                Cell.of(prefix + node.title()),
                Cell.of(node.kind().name()),
                status(node.state()),
                Cell.of(age(node.created(), now)),
                Cell.of(String.join(",", node.info()))));
    }

    private Cell status(Node.State state) {
        return new Cell(state.icon().sign() + " " + state.word(), state.icon().paint(coloured) + " " + state.word());
    }

    private static String age(Optional<Instant> created, Instant now) {
        return created.map(since -> Ages.text(Duration.between(since, now))).orElse("");
    }
}

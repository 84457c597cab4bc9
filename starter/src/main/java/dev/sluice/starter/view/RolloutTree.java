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
        Head head = new Head(coloured);
        head.line("Name:", view.name());
        head.line("Namespace:", view.namespace());
        head.line("Status:", state(view));
        if (!view.phase().message().isEmpty()) {
            head.line("Message:", view.phase().message());
        }
        head.line("Strategy:", view.strategy().word());
        if (view.strategy() instanceof RolloutView.Strategy.Canary canary) {
            head.line("  Step:", canary.step());
            head.line("  SetWeight:", canary.setWeight());
            head.line("  ActualWeight:", canary.actualWeight());
        }
        String label = "Images:";
        for (RolloutView.ImageUse use : view.images()) {
            head.line(
                    label,
                    use.tags().isEmpty() ? use.image() : use.image() + " (" + String.join(", ", use.tags()) + ")");
            label = "";
        }
        replicas(head, view.replicas());
        return head.text();
    }

    private static Node.State state(RolloutView view) {
        String phase = view.phase().phase();
        return new Node.State(Icon.ofPhase(phase), phase);
    }

    private static void replicas(Head head, RolloutView.Replicas replicas) {
        head.line("Replicas:", "");
        head.line("  Desired:", replicas.desired());
        head.line("  Current:", replicas.current());
        head.line("  Updated:", replicas.updated());
        head.line("  Ready:", replicas.ready());
        head.line("  Available:", replicas.available());
    }

    /**
     * The tree without the head, each line ended by a line feed.
     *
     * @param now ages are counted up to here
     */
    public String tree(RolloutView view, Instant now) {
        TextTable table = new TextTable().row("NAME", "KIND", "STATUS", "AGE", "INFO");
        row(
                table,
                "",
                new Node(Node.Kind.Rollout, view.name(), state(view), view.created(), List.of(), List.of()),
                now);
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
                Cell.of(node.state(), coloured),
                Cell.of(age(node.created(), now)),
                Cell.of(String.join(",", node.info()))));
    }

    private static String age(Optional<Instant> created, Instant now) {
        return created.map(since -> Ages.text(Duration.between(since, now))).orElse("");
    }
}

package dev.sluice.domain.canary;

import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.release.Announcements;
import dev.sluice.domain.traffic.object.RoutingWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The writes of routers as actions of a plan. */
final class RouteActions {
    private RouteActions() {}

    /** One action for each write, in order; what is to be told goes with the first. */
    static List<Action> of(List<RoutingWrite> writes, String why, Announcements news) {
        List<Action> actions = new ArrayList<>();
        for (RoutingWrite write : writes) {
            List<Event> events = new ArrayList<>(news.take());
            write.notice().ifPresent(notice -> events.add(news.route(notice.reason(), notice.message())));
            String summary = why + ": " + write.ref();
            actions.add(
                    switch (write) {
                        case RoutingWrite.Create create ->
                            new Action.CreateRoute(create.ref(), create.object(), summary, events);
                        case RoutingWrite.Change change ->
                            new Action.PatchRoute(change.ref(), change.patch().operations(), summary, events);
                        case RoutingWrite.Delete delete ->
                            new Action.DeleteRoute(
                                    delete.ref(), delete.uid(), delete.resourceVersion(), summary, events);
                    });
        }
        return actions;
    }

    /** Whether an action with this key is one of a router's. */
    static boolean isOne(String key) {
        return Stream.of(Action.CreateRoute.class, Action.PatchRoute.class, Action.DeleteRoute.class)
                .anyMatch(kind -> key.startsWith(kind.getSimpleName() + " "));
    }
}

package dev.sluice.domain.traffic.alb;

import dev.sluice.domain.traffic.TrafficRouterContract;

class AlbRouterTest extends TrafficRouterContract {
    AlbRouterTest() {
        super(new AlbRouter(), "alb");
    }
}

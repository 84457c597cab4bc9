package dev.sluice.domain.traffic.gloo;

import dev.sluice.domain.traffic.TrafficRouterContract;

class GlooRouterTest extends TrafficRouterContract {
    GlooRouterTest() {
        super(new GlooRouter(), "gloo");
    }
}

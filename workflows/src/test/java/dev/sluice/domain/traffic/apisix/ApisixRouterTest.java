package dev.sluice.domain.traffic.apisix;

import dev.sluice.domain.traffic.TrafficRouterContract;

class ApisixRouterTest extends TrafficRouterContract {
    ApisixRouterTest() {
        super(new ApisixRouter(), "apisix");
    }
}

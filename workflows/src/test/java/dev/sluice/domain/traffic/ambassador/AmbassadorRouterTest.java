package dev.sluice.domain.traffic.ambassador;

import dev.sluice.domain.traffic.TrafficRouterContract;

class AmbassadorRouterTest extends TrafficRouterContract {
    AmbassadorRouterTest() {
        super(new AmbassadorRouter(), "ambassador");
    }
}

package dev.sluice.domain.traffic.contour;

import dev.sluice.domain.traffic.TrafficRouterContract;

class ContourRouterTest extends TrafficRouterContract {
    ContourRouterTest() {
        super(new ContourRouter(), "contour");
    }
}

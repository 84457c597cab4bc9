package dev.sluice.domain.traffic.smi;

import dev.sluice.domain.traffic.TrafficRouterContract;

class SmiRouterTest extends TrafficRouterContract {
    SmiRouterTest() {
        super(new SmiRouter(), "smi");
    }
}

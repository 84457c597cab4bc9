package dev.sluice.domain.traffic.istio;

import dev.sluice.domain.traffic.TrafficRouterContract;

class IstioRouterTest extends TrafficRouterContract {
    IstioRouterTest() {
        super(new IstioRouter(), "istio");
    }
}

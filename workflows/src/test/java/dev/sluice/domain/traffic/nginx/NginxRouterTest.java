package dev.sluice.domain.traffic.nginx;

import dev.sluice.domain.traffic.TrafficRouterContract;

class NginxRouterTest extends TrafficRouterContract {
    NginxRouterTest() {
        super(new NginxRouter(), "nginx");
    }
}

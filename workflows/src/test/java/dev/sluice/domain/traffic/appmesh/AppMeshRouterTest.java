package dev.sluice.domain.traffic.appmesh;

import dev.sluice.domain.traffic.TrafficRouterContract;

class AppMeshRouterTest extends TrafficRouterContract {
    AppMeshRouterTest() {
        super(new AppMeshRouter(), "appmesh");
    }
}

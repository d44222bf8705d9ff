package dev.pergola.itest.durability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Whatever a server has acknowledged is there after it was killed, and nothing is there by half. */
class KilledServersIT {

    private static final int KILLS = Integer.getInteger("pergola.kills", 8);

    @Test
    void whatWasAcknowledgedOutlivesEveryKill() {
        KilledServers servers = new KilledServers();
        for (int kill = 0; kill < KILLS; kill++) {
            assertTrue(servers.killOne() > 0, "something was acknowledged");
        }
    }
}

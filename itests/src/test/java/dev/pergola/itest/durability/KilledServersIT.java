package dev.pergola.itest.durability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Whatever a server has acknowledged is there after it was killed, and nothing is there by half. */
class KilledServersIT {

    private static final int KILLS = Integer.getInteger("pergola.kills", 8);

    @Test
    void whatWasAcknowledgedOutlivesEveryKill() {
        KilledServers servers = new KilledServers();
        int acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged += servers.killOne();
        }
        assertTrue(acknowledged > 10 * KILLS, acknowledged + " requests were acknowledged");
    }
}

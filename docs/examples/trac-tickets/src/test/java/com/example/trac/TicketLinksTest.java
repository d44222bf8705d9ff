package com.example.trac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.testing.TestSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketLinksTest {

    private static String linked(String text) {
        return TicketLinks.linked(
                        TracSettings.of(TestSettings.of(TracConfiguration.class, Map.of("address", "http://t.test")))
                                .source(),
                        text)
                .markup();
    }

    @Test
    void mentionsAreLinksAndEverythingElseIsText() {
        assertEquals(
                "a &lt;b&gt; <a href=\"http://t.test/ticket/12\">#12</a>, "
                        + "<a href=\"http://t.test/ticket/3\">ticket:3</a> &amp; more",
                linked("a <b> #12, ticket:3 & more"));
    }

    @Test
    void whatOnlyLooksLikeAMentionIsNone() {
        assertEquals("page#12 &amp;#13; ##4 #5x # 6", linked("page#12 &#13; ##4 #5x # 6"));
    }
}

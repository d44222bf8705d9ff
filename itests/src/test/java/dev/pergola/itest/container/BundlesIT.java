package dev.pergola.itest.container;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.osgi.framework.Bundle;

public class BundlesIT extends InContainer {

    @Test
    public void everyShippedBundleIsActiveWhileTheProductServes() {
        List<String> others = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getLocation().startsWith("reference:"))
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::toString)
                .toList();
        assertEquals(List.of(), others);
    }
}

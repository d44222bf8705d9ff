package dev.pergola.itest.container;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerSuite;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

@RunWith(PaxExam.class)
@ExamReactorStrategy(PerSuite.class)
public class BundlesIT {

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] product() {
        return Product.options();
    }

    @Test
    public void everyShippedBundleIsActiveWhileTheProductServes() throws Exception {
        Site site = Site.serving(context);
        List<String> others = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getLocation().startsWith("reference:"))
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::toString)
                .toList();
        assertEquals(List.of(), others);
        site.stop();
    }
}

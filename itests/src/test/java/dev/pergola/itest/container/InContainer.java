package dev.pergola.itest.container;

import static org.junit.Assert.assertTrue;

import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerSuite;
import org.osgi.framework.BundleContext;

/** Tests that run inside of the framework, with the bundles of the product around them and a site of its own for each. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerSuite.class)
public abstract class InContainer {

    @Inject
    BundleContext context;

    Site site;

    @Configuration
    public Option[] product() {
        return Product.options();
    }

    @Before
    public void serve() throws Exception {
        site = begin();
    }

    /** The site with which a test begins: one without files, unless a class says otherwise. */
    Site begin() throws Exception {
        return Site.serving(context);
    }

    @After
    public void stop() throws Exception {
        site.stop();
    }

    <T> T service(Class<T> type) {
        return context.getService(context.getServiceReference(type));
    }

    void assertShows(String path, String part) {
        String text = site.get(path).text();
        assertTrue(text, text.contains(part));
    }
}

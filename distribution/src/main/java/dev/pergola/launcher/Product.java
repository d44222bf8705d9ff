package dev.pergola.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build wrote down about the product. */
final class Product {

    static final String NAME = "pergola";
    static final String VERSION;
    static final String SLF4J_VERSION;

    static {
        Properties properties = read();
        VERSION = properties.getProperty("version");
        SLF4J_VERSION = properties.getProperty("slf4j.version");
    }

    private Product() {}

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream input = Product.class.getResourceAsStream("product.properties")) {
            if (input == null) {
                throw new IllegalStateException("product.properties is not packed with the launcher");
            }
            properties.load(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}

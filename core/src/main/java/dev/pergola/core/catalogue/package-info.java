/**
 * Where plugins can be had: {@link dev.pergola.core.catalogue.Catalogue} is what all configured catalogues offer at a
 * moment. A catalogue is an index in the form of the OSGi Repository specification, or a folder of jars without one;
 * {@code find} and {@code search} look something up, {@code resolve} asks the OSGi resolver for what has to arrive so that
 * a wish can run beside what is installed, and {@link dev.pergola.core.catalogue.Explanations} says in words what is
 * missing where it cannot. The one room besides {@code osgi} that knows OSGi's resources, and the one that knows the
 * format of an index; nothing of either is in what others use.
 */
package dev.pergola.core.catalogue;

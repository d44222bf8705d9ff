package dev.pergola.core.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * Explains a plugin of one file of which nothing would run: no class in it is a component. Runs inside of the compiler, so
 * that it knows every type and can point at a line.
 */
final class ComponentCheck extends AbstractProcessor {

    private static final String COMPONENT = "org.osgi.service.component.annotations.Component";
    private static final String HOOKS = "dev.pergola.api.hook.";

    private final List<TypeElement> types = new ArrayList<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        ElementFilter.typesIn(round.getRootElements()).forEach(this::collect);
        boolean over = round.processingOver() && !round.errorRaised();
        if (over && types.stream().noneMatch(ComponentCheck::isComponent)) {
            explain();
        }
        return false;
    }

    private void collect(TypeElement type) {
        types.add(type);
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::collect);
    }

    private void explain() {
        boolean explained = false;
        for (TypeElement type : types) {
            Optional<String> hook = canBeMade(type) ? hook(type.asType()) : Optional.empty();
            if (hook.isPresent()) {
                String message = "%s implements %s but nothing registers it: write @Component before the class%n"
                                .formatted(type.getSimpleName(), hook.get())
                        + "and import %s.".formatted(COMPONENT);
                error(message.replace("\r", ""), type);
                explained = true;
            }
        }
        if (!explained) {
            types.stream().findFirst().ifPresent(type -> error("""
                    nothing here can be used: no class implements a hook
                    A plugin is a class that implements an interface of %s* and has @Component before it.""".formatted(HOOKS), type));
        }
    }

    private void error(String message, Element place) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, place);
    }

    private static boolean isComponent(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals(COMPONENT));
    }

    private static boolean canBeMade(TypeElement type) {
        boolean alone = type.getNestingKind() == NestingKind.TOP_LEVEL
                || type.getModifiers().contains(Modifier.STATIC);
        return alone
                && type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.ABSTRACT);
    }

    /** The name of a hook that a type implements, itself or by what it extends. */
    private Optional<String> hook(TypeMirror type) {
        if (type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getKind() == ElementKind.INTERFACE
                && element.getQualifiedName().toString().startsWith(HOOKS)) {
            return Optional.of(element.getSimpleName().toString());
        }
        return processingEnv.getTypeUtils().directSupertypes(type).stream()
                .map(this::hook)
                .flatMap(Optional::stream)
                .findFirst();
    }
}

package dev.pergola.core.permission;

import dev.pergola.core.model.AllowBlock;
import dev.pergola.core.model.PlainValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an actor matches an allow block.
 *
 * <table>
 * <caption>Blocks</caption>
 * <tr><th>Block</th><th>Matches</th></tr>
 * <tr><td>{@code true}, {@code false}</td><td>everybody, nobody</td></tr>
 * <tr><td>{@code {}}</td><td>nobody</td></tr>
 * <tr><td>{@code {"unauthenticated": true}}</td><td>the anonymous actor only</td></tr>
 * <tr><td>{@code {"id": "bob"}}</td><td>who has this value, or a list with it</td></tr>
 * <tr><td>{@code {"id": ["a", "b"]}}</td><td>who has one of these values</td></tr>
 * <tr><td>{@code {"id": "*"}}</td><td>who has the attribute at all</td></tr>
 * </table>
 *
 * <p>One attribute that matches is enough. Values are compared with their type, except that true, 1 and 1.0 are one.
 */
public final class AllowMatch {
    private static final PlainValue ANY = PlainValue.of("*");
    private static final PlainValue TRUE = PlainValue.of(true);

    private AllowMatch() {}

    /** Whether it is one of those whom the block names. */
    public static boolean matches(AllowBlock block, Actor actor) {
        if (block instanceof AllowBlock.Always always) {
            return always.allowed();
        }
        Map<String, PlainValue> wanted = ((AllowBlock.Matching) block).attributes();
        if (actor.isAnonymous()) {
            return TRUE.equals(wanted.get("unauthenticated"));
        }
        return wanted.entrySet().stream().anyMatch(entry -> matches(entry.getKey(), entry.getValue(), actor));
    }

    private static boolean matches(String attribute, PlainValue wanted, Actor actor) {
        Optional<PlainValue> value = actor.attribute(attribute);
        if (value.isEmpty()) {
            return false;
        }
        if (wanted.equals(ANY)) {
            return true;
        }
        return !(value.get() instanceof PlainValue.Nothing)
                && items(wanted).stream()
                        .anyMatch(one -> items(value.get()).stream().anyMatch(other -> same(one, other)));
    }

    private static List<PlainValue> items(PlainValue value) {
        return value instanceof PlainValue.Items items ? items.values() : List.of(value);
    }

    private static boolean same(PlainValue one, PlainValue other) {
        Optional<BigDecimal> number = number(one);
        return number.isPresent()
                ? number(other)
                        .filter(value -> value.compareTo(number.get()) == 0)
                        .isPresent()
                : one.equals(other);
    }

    private static Optional<BigDecimal> number(PlainValue value) {
        if (value instanceof PlainValue.Flag flag) {
            return Optional.of(flag.value() ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        if (value instanceof PlainValue.Real real && Double.isFinite(real.value())) {
            return Optional.of(new BigDecimal(real.value()));
        }
        return value instanceof PlainValue.Whole whole ? Optional.of(new BigDecimal(whole.value())) : Optional.empty();
    }
}

package dev.pergola.core.config;

import dev.pergola.core.model.AccessOptions;
import dev.pergola.core.model.AllowBlock;
import dev.pergola.core.model.PlainValue;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Checks the blocks {@code allow}, {@code allow_sql} and {@code permissions} of one level. */
public final class AccessCheck {
    private static final String EXPECTED = "true, false or a map of attributes";

    private AccessCheck() {}

    /** The levels that know {@code allow_sql}: the root and databases. */
    static AccessOptions readWithSql(Section section) {
        return new AccessOptions(block(section, "allow"), block(section, "allow_sql"), permissions(section));
    }

    /** The levels below: tables and queries. */
    static AccessOptions read(Section section) {
        return new AccessOptions(block(section, "allow"), Optional.empty(), permissions(section));
    }

    private static Map<String, AllowBlock> permissions(Section section) {
        Section permissions = section.section("permissions");
        Map<String, AllowBlock> blocks = new LinkedHashMap<>();
        permissions.entries().keySet().forEach(action -> block(permissions, action)
                .ifPresent(block -> blocks.put(action, block)));
        return blocks;
    }

    private static Optional<AllowBlock> block(Section section, String key) {
        return section.value(key).flatMap(value -> {
            Optional<AllowBlock> block = block(value.plain());
            if (block.isPresent()) {
                return block;
            }
            section.wrongType(section.pathOf(key), value, EXPECTED, "An actor is named like this: {id: somebody}.");
            return Optional.empty();
        });
    }

    /** The block that a value is, empty where it is none. */
    public static Optional<AllowBlock> block(PlainValue value) {
        if (value instanceof PlainValue.Flag flag) {
            return Optional.of(new AllowBlock.Always(flag.value()));
        }
        if (value instanceof PlainValue.Fields attributes) {
            return Optional.of(new AllowBlock.Matching(attributes.values()));
        }
        return value instanceof PlainValue.Whole whole && isFlag(whole.value())
                ? Optional.of(new AllowBlock.Always(whole.value().signum() == 1))
                : Optional.empty();
    }

    /** The command line writes {@code -s permissions.view-instance 1}. */
    private static boolean isFlag(BigInteger number) {
        return number.equals(BigInteger.ZERO) || number.equals(BigInteger.ONE);
    }
}

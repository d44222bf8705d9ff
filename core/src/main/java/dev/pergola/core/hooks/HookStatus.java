package dev.pergola.core.hooks;

import java.util.List;

/**
 * One contribution and its state at a moment, for people.
 *
 * @param entry the contribution
 * @param state its state
 * @param reasons why, in sentences; empty for an active one
 */
public record HookStatus(HookEntry<?> entry, HookState state, List<String> reasons) {

    /** Copies the list. */
    public HookStatus {
        reasons = List.copyOf(reasons);
    }
}

package dev.pergola.core.identity;

import java.time.Duration;
import java.util.Optional;

/**
 * What the settings say about tokens.
 *
 * @param allowed whether signed tokens are accepted
 * @param longestLife no token is valid for longer, whatever it says; empty for no limit
 */
public record TokenPolicy(boolean allowed, Optional<Duration> longestLife) {}

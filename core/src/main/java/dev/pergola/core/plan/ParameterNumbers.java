package dev.pergola.core.plan;

/** Names the parameters of one statement: p0, p1 and so on. */
final class ParameterNumbers {

    private int next;

    String next() {
        return "p" + next++;
    }
}

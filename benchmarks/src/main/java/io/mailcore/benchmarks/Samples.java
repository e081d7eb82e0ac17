package io.mailcore.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Figures of one kind, of which the median counts. */
final class Samples {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double median() {
        List<Double> sorted = sorted();
        return sorted.get(sorted.size() / 2);
    }

    double least() {
        return sorted().get(0);
    }

    private List<Double> sorted() {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted;
    }
}

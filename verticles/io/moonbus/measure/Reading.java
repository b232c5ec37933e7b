package io.moonbus.measure;

/**
 * One figure at one moment.
 *
 * @param label  the value of the metric's label, {@code ""} when it has none
 * @param value  the number; of a histogram the sum in seconds
 * @param counts of a histogram how many durations each class has, see {@link Times#bounds()}; else {@code null}
 */
public record Reading(Metric metric, String label, double value, long[] counts) {
}

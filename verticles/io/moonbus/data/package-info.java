/**
 * The persistent {@code data} table: one tree of values for the whole node, kept the same on every node of a cluster.
 * What it promises and how is in {@code docs/data.md}.
 */
package io.moonbus.data;

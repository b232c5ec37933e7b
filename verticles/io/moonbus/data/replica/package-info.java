/**
 * The replicated tree as a pure state machine: messages and the time go in, messages come out. No input or output, no
 * threads, no clock of its own, so that a simulation drives the code that runs.
 */
package io.moonbus.data.replica;

package io.moonbus.data.replica;

import java.util.Map;

/** What a store had. */
record Recovered(State state, Map<Long, Long> absences, long position, Map<Long, Run> runs) {
}

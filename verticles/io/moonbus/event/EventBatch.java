package io.moonbus.event;

import java.util.List;

/** Client events that cross the event bus together, in order. */
public record EventBatch(List<ClientEvent> events) {
}

package io.moonbus.event;

import java.util.List;

/** Messages to clients of one protocol verticle that cross the event bus together, in order. */
public record MessageBatch(List<ClientMessage> messages) {
}

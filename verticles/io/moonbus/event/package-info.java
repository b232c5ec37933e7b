/**
 * The contract between protocol verticles and application verticles: the event-bus addresses, the messages that
 * cross them and their codecs. It depends on nothing else in Moonbus, so a verticle written elsewhere can stand on
 * either side. See {@code docs/events.md}.
 */
package io.moonbus.event;

package io.moonbus.event;

import java.util.Map;

/**
 * What a protocol knows of a client when it connects.
 *
 * @param protocol      {@code "HTTP"}, {@code "WebSocket"}, {@code "RTMP"}, …
 * @param path          path of the application, without trailing slash, {@code ""} for the root application
 * @param query         the raw query, without the question mark, {@code ""} when none
 * @param address       the client's {@code host:port}
 * @param serverAddress the {@code host:port} that it reached
 * @param properties    headers and cookies (HTTP), or query and connect parameters (RTMP), in the order of arrival
 * @param format        in what notation pushes have to be written for it
 * @param replyTo       the address of the protocol verticle instance, see {@link Addresses#protocol}
 */
public record ClientInfo(String protocol, String path, String query, String address, String serverAddress,
                         Map<String, String> properties, Format format, String replyTo) {
}

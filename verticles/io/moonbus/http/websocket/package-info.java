/**
 * WebSocket (RFC 6455, RFC 7692) on the HTTP port: MonaServer's JSON arrays and JSON-RPC 2.0. See
 * {@code docs/websocket.md}.
 */
package io.moonbus.http.websocket;

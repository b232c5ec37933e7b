package io.moonbus.server.settings;

/**
 * Something worth telling once at the start.
 *
 * @param warning whether it is probably a mistake
 */
public record Remark(boolean warning, String text) {
}

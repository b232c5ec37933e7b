package io.moonbus.lua.app;

import java.nio.file.Path;

/**
 * A file of Lua source that was found.
 *
 * @param file  where it is
 * @param home  the application in whose environment it runs, {@code null} for {@code _G}
 * @param chunk its name in messages: relative to {@code www/}, or absolute when it is elsewhere
 */
record Source(Path file, Application home, String chunk) {
}

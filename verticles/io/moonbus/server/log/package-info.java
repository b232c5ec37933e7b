/** Log lines for people and for programs, on the console and in rotating files, written by a thread of their own. */
package io.moonbus.server.log;

/** The server as a program: command line, start-up and end. The only package that knows all the others. */
package io.moonbus.server;

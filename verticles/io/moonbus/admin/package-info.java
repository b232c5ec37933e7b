/**
 * What operators see of a node and do to it: health, figures, and applications that come and go while it runs. One HTTP
 * listener of its own, apart from those of clients.
 */
package io.moonbus.admin;

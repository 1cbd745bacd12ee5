package io.github.zpacert.net;

import com.google.common.net.InetAddresses;

/** The addresses of this very machine, which alone are reached without TLS and without a proxy. */
public final class Loopback {

  private Loopback() {}

  /** Whether a host, as a URI has it, is this machine. Asks no name server. */
  public static boolean is(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return bare.equalsIgnoreCase("localhost")
        || (InetAddresses.isInetAddress(bare) && InetAddresses.forString(bare).isLoopbackAddress());
  }
}

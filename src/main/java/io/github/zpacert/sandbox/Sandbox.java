package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A ZPA for one tenant on a port of 127.0.0.1, with a few methods to act behind its clients' backs.
 *
 * <p>Its threads keep no process alive. What it has answered is kept, also if it is never closed.
 */
public final class Sandbox implements AutoCloseable {

  private static final int THREADS = 16;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private final World world;
  private final CertificateEndpoints certificates;
  private final Administrator administrator;
  private final FaultPicker faults;
  private final RequestLog requests = new RequestLog();
  private final ExecutorService workers = Executors.newFixedThreadPool(THREADS, Sandbox::daemon);
  private final HttpServer server;

  private Sandbox(World world, HttpServer server, SandboxOptions options) {
    this.world = world;
    this.server = server;
    this.certificates = new CertificateEndpoints(world, options);
    this.administrator = new Administrator(world, options);
    this.faults = new FaultPicker(options.faults(), options.random());
    server.createContext("/", new Gateway(new Api(world, options), options, faults, requests));
    server.setExecutor(workers);
  }

  /**
   * Starts one.
   *
   * @throws SandboxException if its store is in use or damaged, or its port is taken
   */
  public static Sandbox start(SandboxOptions options) throws SandboxException {
    World world = options.store().isPresent()
        ? FileStore.open(options.store().get(), options)
        : new World(Store.IN_MEMORY, World.newTenant());
    try {
      var sandbox = new Sandbox(world, listen(options.port()), options);
      sandbox.startServer();
      return sandbox;
    } catch (SandboxException e) {
      world.close();
      throw e;
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** What stands before {@code /mgmtconfig} for a OneAPI client. */
  public URI oneApiBaseUrl() {
    return url("/zpa");
  }

  public URI tokenUrl() {
    return url("/oauth2/v1/token");
  }

  /** What stands before {@code /mgmtconfig} and {@code /signin} for a client with a legacy API key. */
  public URI legacyBaseUrl() {
    return url("");
  }

  /** Returns what came in so far, in the order of the answers. */
  public ImmutableList<SeenRequest> requests() {
    return requests.all();
  }

  public void clearRequests() {
    requests.clear();
  }

  /**
   * Lets the next matching request go wrong, once.
   *
   * @param fault a name as in {@link Faults#parse}
   * @throws IllegalArgumentException if there is no such fault
   */
  public void failNext(String fault, Predicate<SeenRequest> which) {
    try {
      faults.failNext(Faults.rule(fault), which);
    } catch (SandboxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Lets the next request go wrong, once; a sign-in only if the fault's name says so. */
  public void failNext(String fault) {
    failNext(fault, request -> true);
  }

  /** Adds a signing request that waits for its certificate, and returns its id. */
  public String seedPendingRequest(String microtenantId, String name) {
    synchronized (world) {
      CertificateRow row =
          certificates.pending(world.microtenant(microtenantId).orElseThrow(), name);
      world.put(row);
      return row.id();
    }
  }

  public void markReadOnly(String id) {
    synchronized (world) {
      world.put(certificate(id).asReadOnly());
    }
  }

  public void markZscalerManaged(String id) {
    synchronized (world) {
      world.put(certificate(id).asZscalerManaged());
    }
  }

  /**
   * Adds an application segment, and returns its id.
   *
   * @param json as a client would send it
   * @throws IllegalArgumentException if a client would be refused
   */
  public String addApplication(String microtenantId, String json) {
    return administrator.add(ObjectKind.APPLICATION, microtenantId, json);
  }

  /** Adds a privileged portal, likewise. */
  public String addPraPortal(String microtenantId, String json) {
    return administrator.add(ObjectKind.PRA_PORTAL, microtenantId, json);
  }

  /** Adds a user portal, likewise. */
  public String addUserPortal(String microtenantId, String json) {
    return administrator.add(ObjectKind.USER_PORTAL, microtenantId, json);
  }

  /** Returns an application segment or a portal as a whole, as a client would get it. */
  public String object(String id) {
    return administrator.json(id);
  }

  /**
   * Writes an application segment or a portal as a whole, as a client would.
   *
   * @throws IllegalArgumentException if a client would be refused
   */
  public void replaceObject(String id, String json) {
    administrator.replace(id, json);
  }

  /** Deletes an application segment or a portal. */
  public void deleteObject(String id) {
    administrator.delete(id);
  }

  /** Closes the port and every connection, tidies up the store, and lets others have it. */
  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
    world.close();
  }

  private CertificateRow certificate(String id) {
    return world.certificate(id).orElseThrow();
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  private static HttpServer listen(int port) throws SandboxException {
    // Without it every answer on a kept connection waits for the client's acknowledgement, some 40
    // ms. The JDK
    // offers no other place to say so, and reads it once.
    System.setProperty(NO_DELAY, System.getProperty(NO_DELAY, "true"));
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
    } catch (IOException e) {
      throw new SandboxException(
          "sandbox cannot listen on port " + port + " of 127.0.0.1: " + e.getMessage()
              + "; choose another port, or 0 for any",
          e);
    }
  }

  /** Starts from a daemon thread, because the server's own thread inherits that. */
  private void startServer() {
    Thread starter = daemon(server::start);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server starts all the same
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "sandbox");
    thread.setDaemon(true);
    return thread;
  }
}

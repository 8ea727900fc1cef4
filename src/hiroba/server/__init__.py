"""The server: pages, transports, files and the protocol of existing clients, as one ASGI application."""

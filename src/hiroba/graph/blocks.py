"""`Blocks`: an app as it is built with `with Blocks() as demo:`."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Sequence
from contextvars import Token
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from hiroba.components import events
from hiroba.components.binding_options import BindingOptions
from hiroba.components.builder import Builder, current_builder, current_container
from hiroba.components.count import as_count
from hiroba.components.node import Container, Node
from hiroba.components.older import LOOK, modern_launch_options
from hiroba.errors import BuildError
from hiroba.graph.bindings import Bindings
from hiroba.graph.computed_values import ComputedValues
from hiroba.graph.page import Page, route_of
from hiroba.graph.served import Served
from hiroba.graph.shared_numbers import share_node
from hiroba.wire.ids import BindingId, NodeId

if TYPE_CHECKING:
    from hiroba.graph.binding import Binding, Link

__all__ = ["MODES", "Blocks"]

MODES = ("light", "dark", "system")
"""How a page may look to those who have not chosen."""


class Blocks(Served, Container):
    """An app: what is made inside `with Blocks():` stands on its page.

    Args:
        title: Name of the browser's tab.
        fill_height: Whether the page is at least as high as the window, and parts with a `scale` grow.
        fill_width: Whether the content takes the whole width.
        theme: A theme of `hiroba.themes`, or its name.
        css: CSS added to the page.
        js: A JavaScript function that runs when the page opens, or code.
        head: HTML added to the page's head.
        delete_cache: (seconds between sweeps, age in seconds) after which stored files are removed.
        analytics_enabled: Accepted for compatibility; nothing is ever reported.
        mode: `"light"`, `"dark"` or `"system"`: how the page looks to visitors who have not chosen. Anything else is what existing
            programs call the kind of an app, and changes nothing.
        **appearance: `css_paths` and `head_paths`, as `launch` takes them; `elem_id` and its like, which programs may read of the app.
    """

    kind = "blocks"
    load = events.LOAD
    unload = events.UNLOAD

    def __init__(
        self,
        analytics_enabled: bool | None = None,
        mode: str = "blocks",
        title: str = "Hiroba",
        fill_height: bool = False,
        fill_width: bool = False,
        delete_cache: tuple[int, int] | None = None,
        **appearance: Any,
    ) -> None:
        self.mode = mode
        self.look = mode if mode in MODES else "system"
        self.title = title
        self.fill_height = fill_height
        self.fill_width = fill_width
        self.delete_cache = delete_cache
        self.appearance = {name: appearance.pop(name) for name in LOOK if name in appearance}
        self.nodes: dict[NodeId, Node] = {}
        self.bindings = Bindings()
        self.computed = ComputedValues()
        self.pages: list[Page] = [Page("", "Home", self)]
        self.max_queue_size: int | None = None
        self.default_concurrency_limit: int | None = _limit_of_environment()
        self.outer: Any = None
        self.startup_tasks: list[Callable[[], None]] = []
        """What is done before the app opens, with its file store as the current one."""
        self._builders: list[tuple[Token[Builder | None], Builder | None]] = []
        super().__init__(render=False, **appearance)
        self.id = NodeId(0)
        self._next_id = 1

    def adopt(self, node: Node) -> None:
        """Give `node` a number in this app; the function that computes its value is bound when the app is built."""
        self.number(node)
        self.computed.add(node)

    def number(self, node: Node) -> None:
        """Give `node` a number in this app."""
        if not self.owns(node):
            self.nodes[share_node(node)] = node
            return
        node.id = NodeId(self._next_id)
        self._next_id += 1
        self.nodes[node.id] = node

    def owns(self, node: Node) -> bool:
        """Tell whether `node` is this app's alone: always, unless a `render` function makes this app of what was made outside of it."""
        return self.made_in is None or self.made_in is self or self.made_in.owns(node)

    def bind(
        self, targets: Sequence[tuple[Any, str]], function: Callable[..., Any] | None, options: BindingOptions
    ) -> Link:
        """Tie events to a function; events of the app itself (`load`) belong to the page that is being built."""
        return self._bind_on(self._page_at(current_container.get()), targets, function, options)

    def bind_values(self) -> None:
        """Bind the functions that compute values: after all that the author bound, as in the compatible API, which numbers them so."""
        for node, targets, options in self.computed.take():
            self._bind_on(self._page_at(node), targets, node.load_function, options)

    def _bind_on(
        self,
        page: Page,
        targets: Sequence[tuple[Any, str]],
        function: Callable[..., Any] | None,
        options: BindingOptions,
    ) -> Link:
        own = [(None if target is self else target, event) for target, event in targets]
        link = self.bindings.bind(own, function, options)
        page.bindings.append(link.binding)
        return link

    def unbind(self, link: Link) -> None:
        """Take a binding back."""
        self.bindings.items.remove(link.binding)
        self._page_at(current_container.get()).bindings.remove(link.binding)

    def route(self, name: str, path: str | None = None, show_in_navbar: bool = True) -> Page:
        """Begin another page of this app: `with demo.route("Settings", "/settings"):`.

        Args:
            name: Its name in the navigation.
            path: Its address below the app's; made from the name if `None`. A page whose address is taken gets a `_` before it.
            show_in_navbar: Whether the navigation shows it.

        Raises:
            BuildError: No address can be made from the name.
        """
        route = route_of(name, path, [page.route for page in self.pages])
        page = Page(route, name, Container(render=False), self, show_in_navbar)
        self.pages.append(page)
        return page

    def render(self) -> Self:
        """Place this app where the program is now: its nodes and bindings become those of the app, or the drawing, around it.

        Where nothing is around it, it stays an app of its own. Where it stands on the same page already, it stays there, and a warning says so.

        Raises:
            BuildError: A `render` function places an app that stands on the page already.
        """
        builder, container = current_builder.get(), current_container.get()
        if builder is None or container is None or builder is self:
            return self
        if not builder.owns(self) and any(child.parent is not self for child in self.children):
            raise BuildError("This app stands on the page already. Make one inside of the `render` function.")
        if any(child.parent is not self and _outermost(child) is _outermost(container) for child in self.children):
            warnings.warn(
                f"This {type(self).__name__} stands on the page already, and is shown only there. "
                "What is made inside of another app needs no `.render()`.",
                stacklevel=2,
            )
            return self
        for child in self.children:
            container.add(child)
        for node in self.nodes.values():
            builder.number(node)
        builder.take(self.bindings, is_shared=not builder.owns(self))
        builder.computed.add(*self.computed.nodes)
        self.computed.nodes.clear()
        if isinstance(builder, Blocks):
            builder.startup_tasks.extend(self.startup_tasks)
        return self

    def take(self, bindings: Bindings, is_shared: bool) -> None:
        """Take over the bindings of an app that was placed inside this one."""
        self.bindings.adopt(bindings, is_shared)
        self._page_at(current_container.get()).bindings.extend(bindings.items)

    def queue(
        self,
        status_update_rate: float | str = "auto",
        api_open: bool | None = None,
        max_size: int | None = None,
        *,
        default_concurrency_limit: int | str | None = "not_set",
    ) -> Self:
        """Set how runs wait in line.

        Args:
            status_update_rate: Accepted for compatibility; places in line are told when they change.
            api_open: Accepted for compatibility; calls over every route wait in the same lines.
            max_size: Most runs that wait in a line; further ones are refused. `None` sets no limit.
            default_concurrency_limit: How many runs of a binding go on at once where it does not say.
        """
        self.max_queue_size = as_count("max_size", max_size, ", or None", least=0)
        if default_concurrency_limit != "not_set":
            limit = as_count("default_concurrency_limit", default_concurrency_limit, ', or None, or "not_set"')
            self.default_concurrency_limit = limit
        return self

    def launch(self, *args: Any, **options: Any) -> Any:
        """Serve this app; see `hiroba.server.launch.launch` for the parameters.

        Returns:
            (ASGI app, local address, public address or `None`).
        """
        from hiroba.server.launch import launch

        return launch(self, *args, **modern_launch_options(options))

    def __call__(self, *inputs: Any, fn_index: int = 0, api_name: str | None = None) -> Any:
        """Run one of this app's functions here and now, as with an app that `load` returned: `translate("Bonjour")`.

        Args:
            *inputs: A value for each of its inputs; files as paths.
            fn_index: Which function, by its number: its place in `fns`.
            api_name: Name of the endpoint instead.

        Returns:
            What a client would get: a value, or a list for several outputs; files as paths.

        Raises:
            ArgumentError: There is no such function, or it gives values one after another, or has a `State`.
        """
        from hiroba.server.direct_call import call_app

        return call_app(self, inputs, fn_index, api_name)

    def close(self, verbose: bool = True) -> None:
        """Stop serving this app."""
        if self.launched is not None:
            self.launched.close()
            self.launched = None

    def block_thread(self) -> None:
        """Wait until the server has stopped, and stop it when the program is interrupted."""
        if self.launched is None:
            return
        try:
            self.launched.wait()
        except KeyboardInterrupt:
            self.close()

    def clear(self) -> Self:
        """Take everything off the page, functions and other pages included."""
        self.children.clear()
        self.nodes.clear()
        self.bindings = Bindings()
        self.pages = [Page("", "Home", self)]
        self.startup_tasks.clear()
        return self

    @classmethod
    def from_config(cls, config: dict[str, Any], fns: Sequence[Callable[..., Any] | None], proxy_url: str) -> Blocks:
        """Return an app like the one that a server of this protocol describes.

        Args:
            config: The description: what `/config` answers.
            fns: A function for each of its dependencies, in their order.
            proxy_url: Address of the server, for files.

        Raises:
            BuildError: The description is no such one.
        """
        from hiroba.graph.rebuild import rebuild

        blocks = cls()
        rebuild(blocks, config, fns, proxy_url)
        return blocks

    def get_config_file(self) -> dict[str, Any]:
        """Return the description of this app: what `/config` answers."""
        from hiroba.server.description import config_of

        return config_of(self)

    @property
    def config(self) -> dict[str, Any]:
        """The same."""
        return self.get_config_file()

    @property
    def blocks(self) -> dict[NodeId, Node]:
        """The components and layouts by their ids."""
        return self.nodes

    @property
    def fns(self) -> dict[BindingId, Binding]:
        """The functions by their places in this app, with what they are attached to."""
        return {binding.id: binding for binding in self.bindings.items}

    def get_api_info(self, all_endpoints: bool = False, page: str | None = None) -> dict[str, Any]:
        """Return the description of the endpoints: what `/gradio_api/info` answers.

        Args:
            all_endpoints: Whether those are told too that are callable and not listed.
            page: Tell only those of the page at this address.
        """
        from hiroba.server.description import endpoints_of

        return endpoints_of(self, all_endpoints, page)

    def integrate(self, comet_ml: Any = None, wandb: Any = None, mlflow: Any = None) -> None:
        """Note the address of this app, which is being served, in records of experiments.

        Args:
            comet_ml: An experiment of Comet.
            wandb: The module of Weights & Biases.
            mlflow: The module of MLflow.

        Raises:
            BuildError: It is not being served yet.
        """
        if self.launched is None:
            raise BuildError("`integrate` notes the address of the app. Call `launch` before it.")
        url = self.launched.url
        if comet_ml is not None:
            comet_ml.log_text(f"The app is at {url}")
        if wandb is not None:
            wandb.log({"App": wandb.Html(f'<iframe src="{url}" width="100%" height="500"></iframe>')})
        if mlflow is not None:
            mlflow.log_param("app_url", url)

    def page(self, route: str) -> Page | None:
        """Return the page at `route`, or `None`."""
        return next((page for page in self.pages if page.route == route.strip("/")), None)

    def __enter__(self) -> Self:
        outer = current_builder.get()
        if outer is not None and outer is not self and not self.bindings.items:
            self.bindings = Bindings(outer.bindings.numbers)
        self._builders.append((current_builder.set(self), outer))
        super().__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        super().__exit__(kind, error, trace)
        token, outer = self._builders.pop()
        current_builder.reset(token)
        if error is not None or outer is self:
            return
        if outer is not None:
            self.render()
        else:
            self.bind_values()

    def _page_at(self, node: Node | None) -> Page:
        """Return the page on which a node stands."""
        outermost = node and _outermost(node)
        return next((page for page in self.pages if page.container is outermost), self.pages[0])


def _outermost(node: Node) -> Node:
    while node.parent is not None:
        node = node.parent
    return node


def _limit_of_environment() -> int | None:
    """Return how many runs of a binding go on at once where nobody says: 1, or what the environment says; `None` sets no limit."""
    text = os.environ.get("GRADIO_DEFAULT_CONCURRENCY_LIMIT", "1")
    return None if text.lower() == "none" else int(text) if text.isdigit() and int(text) else 1

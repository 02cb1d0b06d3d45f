"""Our own small set of drawings: 24 × 24, strokes of 1.75, colour and size from the text around."""

from typing import Final

DRAWINGS: Final[dict[str, str]] = {
    "arrow-left": '<path d="M19 12H5m6-6-6 6 6 6"/>',
    "arrow-right": '<path d="M5 12h14m-6-6 6 6-6 6"/>',
    "calendar": '<path d="M4 6.5h16v13H4zM4 10.5h16M8 4v4m8-4v4"/>',
    "calendar-plus": '<path d="M20 12V6.5H4v13h9M4 10.5h16M8 4v4m8-4v4m3 7v6m-3-3h6"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "chevron-down": '<path d="m6 9 6 6 6-6"/>',
    "chevron-right": '<path d="m9 6 6 6-6 6"/>',
    "clock": '<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>',
    "cross": '<path d="m6 6 12 12M18 6 6 18"/>',
    "document": '<path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6m-6 4h6"/>',
    "download": '<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14"/>',
    "filter": '<path d="M4 6h16M7 12h10m-7 6h4"/>',
    "globe": (
        '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17"/>'
    ),
    "history": '<path d="M4.5 12a7.5 7.5 0 1 1 2.2 5.3M4.5 12l-2-2m2 2 2-2M12 8v4l3 2"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5m0-8.5v.5"/>',
    "link": (
        '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1'
        'M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"/>'
    ),
    "list": '<path d="M9 6h11M9 12h11M9 18h11M4.5 6h.5m-.5 6h.5m-.5 6h.5"/>',
    "lock": '<path d="M6 10.5h12v9H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
    "move": (
        '<path d="M12 3v18M3 12h18'
        'M9.5 5.5 12 3l2.5 2.5m-5 13L12 21l2.5-2.5m-9-9L3 12l2.5 2.5m13-5L21 12l-2.5 2.5"/>'
    ),
    "pencil": (
        '<path d="m5 19 .8-3.8L16.5 4.5a1.8 1.8 0 0 1 2.5 0l.5.5a1.8 1.8 0 0 1 0 2.5L8.8 18.2z"/>'
    ),
    "people": (
        '<circle cx="9" cy="8.5" r="3.25"/><path d="M3 19.5c0-3.5 2.7-5.5 6-5.5s6 2 6 5.5'
        'M15.5 5.5a3.25 3.25 0 0 1 0 6M17 14.3c2.4.6 4 2.5 4 5.2"/>'
    ),
    "place": (
        '<path d="M12 21c4.5-4.8 6.5-8 6.5-11a6.5 6.5 0 0 0-13 0c0 3 2 6.2 6.5 11z"/>'
        '<circle cx="12" cy="10" r="2.25"/>'
    ),
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 8V4h10v4M7 17H4V8.5h16V17h-3M7 14h10v6H7z"/>',
    "screen": '<path d="M3.5 5h17v11h-17zM9 20h6m-3-4v4"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>',
    "table": '<path d="M3.5 5h17v14h-17zM3.5 10h17M9.5 5v14M3.5 14.5h17"/>',
    "undo": '<path d="M8.5 5 4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11H9"/>',
    "warning": '<path d="M12 4 2.8 19.5h18.4zM12 10v4.5m0 2.5v.4"/>',
    "wheel": (
        '<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="3.25"/><path d="'
        'M12 3.5v5.25M12 15.25v5.25M3.5 12h5.25m6.5 0h5.25"/>'
    ),
}

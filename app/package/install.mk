# make install puts Verbatim where the desktop finds it: for everybody under
# /usr/local, or for yourself alone with make install PREFIX=$HOME/.local
PREFIX ?= /usr/local

install:
	mkdir -p "$(DESTDIR)$(PREFIX)"
	cp -R bin share "$(DESTDIR)$(PREFIX)/"
	-[ -n "$(DESTDIR)" ] || update-mime-database "$(PREFIX)/share/mime"
	-[ -n "$(DESTDIR)" ] || update-desktop-database "$(PREFIX)/share/applications"

uninstall:
	find bin share -type f | while read -r f; do rm -f "$(DESTDIR)$(PREFIX)/$$f"; done

.PHONY: install uninstall

package ingest

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"mime"
	"net/mail"
	"strings"

	"github.com/jhillyerd/enmime/v2"

	"verbatim/data"
	"verbatim/data/say"
)

// Limits of messages and of pages that are saved as one.
const (
	maxMail       = 32 << 20 // bytes of the file, with its pictures
	maxBoundaries = 100      // parts that hold parts: programs write three or four
)

var errNoMail = say.Error("it is no e-mail, whatever its name says: save the message anew from the mail program and bring that in")

// message parses the structure of a message; the bytes of its parts are left
// as they were sent.
func (f *file) message() (*enmime.Envelope, error) {
	if bytes.Count(bytes.ToLower(f.raw), []byte("boundary=")) > maxBoundaries {
		return nil, errNesting
	}
	p := enmime.NewParser(enmime.RawContent(true), enmime.DisableTextConversion(true), enmime.SkipMalformedParts(true), enmime.MaxStoredPartErrors(10), enmime.MultipartWOBoundaryAsSinglePart(true))
	var env *enmime.Envelope
	err := guarded(func() (err error) {
		env, err = p.ReadEnvelope(bytes.NewReader(f.raw))
		return err
	})
	if err != nil || env.Root == nil {
		return nil, errNoMail
	}
	return env, nil
}

// leaves are the parts of a message that hold no others, in order.
func leaves(p *enmime.Part) []*enmime.Part {
	var out []*enmime.Part
	for ; p != nil; p = p.NextSibling {
		if p.FirstChild != nil {
			out = append(out, leaves(p.FirstChild)...)
			continue
		}
		out = append(out, p)
	}
	return out
}

// param is a parameter of a part's Content-Type.
func param(p *enmime.Part, name string) string {
	_, params, err := mime.ParseMediaType(p.Header.Get("Content-Type"))
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return ""
	}
	return params[name]
}

// sent is a part's bytes as they were before sending.
func sent(p *enmime.Part) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(p.Header.Get("Content-Transfer-Encoding"))) {
	case "base64":
		clean := bytes.Map(func(r rune) rune {
			if r <= ' ' || r == '=' || r > '~' {
				return -1
			}
			return r
		}, p.Content)
		out := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
		n, err := base64.RawStdEncoding.Decode(out, clean)
		if err != nil {
			return nil, errTruncd
		}
		return out[:n], nil
	case "quoted-printable":
		return unquote(p.Content), nil
	}
	return p.Content, nil
}

// unquote undoes quoted-printable; what is not written by its rules stays.
func unquote(s []byte) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '=' {
			out = append(out, s[i])
			continue
		}
		rest := s[i+1:]
		end := 0
		for end < len(rest) && (rest[end] == ' ' || rest[end] == '\t') {
			end++
		}
		if high, ok := hexDigit(rest, 0); ok {
			if low, ok := hexDigit(rest, 1); ok {
				out = append(out, high<<4|low)
				i += 2
				continue
			}
		}
		switch {
		case bytes.HasPrefix(rest[end:], []byte("\r\n")):
			i += end + 2
		case bytes.HasPrefix(rest[end:], []byte("\n")):
			i += end + 1
		default:
			out = append(out, '=')
		}
	}
	return out
}

func hexDigit(s []byte, at int) (byte, bool) {
	if at >= len(s) {
		return 0, false
	}
	switch c := s[at]; {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	}
	return 0, false
}

// eml reads an e-mail: its text, or its page where it has no text.
func (f *file) eml() error {
	env, err := f.message()
	if err != nil {
		return err
	}
	if env.GetHeader("From") == "" && env.GetHeader("Subject") == "" && env.GetHeader("Date") == "" {
		return errNoMail
	}
	var plain, page *enmime.Part
	var attached []string
	for _, p := range leaves(env.Root) {
		switch {
		case p.Disposition == "attachment" || p.FileName != "":
			attached = append(attached, cmp.Or(p.FileName, p.ContentType))
		case p.ContentType == "text/plain" || p.ContentType == "":
			plain = cmp.Or(plain, p)
		case p.ContentType == "text/html":
			page = cmp.Or(page, p)
		case strings.HasPrefix(p.ContentType, "message/"):
			attached = append(attached, "a forwarded message")
		}
	}
	content, set, err := f.body(plain, page)
	if err != nil {
		return err
	}
	it := document(content, "", mailProps(env))
	it.Charset = set
	if len(attached) > 0 {
		it.Notes = append(it.Notes, say.T("Attachments were not read; save them as files of their own to bring them in: %s.", strings.Join(attached, ", ")))
	}
	return f.whole(it)
}

// body is the text of a message.
func (f *file) body(plain, page *enmime.Part) (string, data.Charset, error) {
	part := cmp.Or(plain, page)
	if part == nil {
		return "", data.Charset{}, say.Error("the message has no text: it may be a picture or only carry attachments. Save those as files and bring them in")
	}
	read := func(p *enmime.Part) (string, data.Charset, error) {
		raw, err := sent(p)
		if err != nil {
			return "", data.Charset{}, err
		}
		return decode(raw, param(p, "charset"), f.o.Charset)
	}
	s, set, err := read(part)
	if err != nil {
		return "", data.Charset{}, err
	}
	if plain != nil && (page == nil || strings.TrimSpace(s) != "") {
		if strings.EqualFold(param(plain, "format"), "flowed") {
			s = unflow(s, strings.EqualFold(param(plain, "delsp"), "yes"))
		}
		return strings.Trim(s, "\n"), set, nil
	}
	if part != page {
		if s, set, err = read(page); err != nil {
			return "", data.Charset{}, err
		}
	}
	s, err = pageText(s)
	return s, set, err
}

// unflow joins the lines that a mail program broke (RFC 3676): those that end
// in a space go on in the next.
func unflow(s string, delsp bool) string {
	var b strings.Builder
	for line := range strings.SplitAfterSeq(s, "\n") {
		if line != "" && line != "-- \n" {
			line = strings.TrimPrefix(line, " ") // stuffed
		}
		body, broken := strings.CutSuffix(line, " \n")
		switch {
		case !broken || line == "-- \n":
			b.WriteString(line)
		case delsp:
			b.WriteString(body)
		default:
			b.WriteString(body + " ")
		}
	}
	return b.String()
}

func mailProps(env *enmime.Envelope) props {
	header := func(name string) said { return said{env.GetHeader(name), "header " + name} }
	from := header("From")
	if list, err := (&mail.AddressParser{WordDecoder: &mime.WordDecoder{}}).ParseList(from.value); err == nil && len(list) > 0 {
		from.value = cmp.Or(list[0].Name, list[0].Address)
	}
	address := header("Archived-At")
	address.value = strings.Trim(address.value, "<> ")
	return props{title: header("Subject"), author: from, created: header("Date"), url: address, language: header("Content-Language"), forReaders: true}
}

// mhtml reads a page that was saved as one file with its pictures.
func (f *file) mhtml() error {
	env, err := f.message()
	if err != nil {
		return errNoPack
	}
	var page *enmime.Part
	start := strings.Trim(param(env.Root, "start"), "<> ")
	for _, p := range leaves(env.Root) {
		if p.ContentType != "text/html" && p.ContentType != "application/xhtml+xml" {
			continue
		}
		if page == nil || start != "" && p.ContentID == start {
			page = p
		}
	}
	if page == nil {
		return errNoPack
	}
	raw, err := sent(page)
	if err != nil {
		return err
	}
	address := cmp.Or(webAddress(page.Header.Get("Content-Location")), webAddress(env.GetHeader("Snapshot-Content-Location")))
	it, err := f.article(raw, param(page, "charset"), address)
	if err != nil {
		return err
	}
	return f.whole(it)
}
